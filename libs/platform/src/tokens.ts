/** Injects the configuration object of the service. */
export const CONFIG = Symbol('config');
/** Injects the pino Logger. */
export const LOGGER = Symbol('logger');
/** Injects the prom-client Registry; one for each application. */
export const METRICS = Symbol('metrics');
/** Injects the Clock of use cases. */
export const CLOCK = Symbol('clock');
/** Injects whether the process works in the background; false while it runs a command, which does one thing and ends. */
export const BACKGROUND = Symbol('background');
/** Injects the ServiceDefinition being run. */
export const SERVICE = Symbol('service');
