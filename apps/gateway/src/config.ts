import { edgeConfig, text, type ConfigOf } from '@xaso/platform';

export const gatewayConfig = {
  ...edgeConfig,
  /** The services behind the gateway and where they listen. */
  SERVICES: text({
    example: 'surveys=http://surveys:8080,indicators=http://indicators:8080',
    pattern: /^[a-z-]+=https?:\/\/[^\s,=]+(,[a-z-]+=https?:\/\/[^\s,=]+)*$/,
    rule: 'must be a list of name=address, separated by commas',
  }),
};

export type GatewayConfig = ConfigOf<typeof gatewayConfig>;
