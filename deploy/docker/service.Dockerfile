# The image of a service, of the gateway or of operations:
#   docker build -f deploy/docker/service.Dockerfile --build-arg APP=apps/surveys --build-arg VERSION=0.1.0 -t xaso/surveys .
# VERSION is that of its package.json: the build refuses another one. Left out, the image says that it is of no release.
# The classic builder is enough for it.

# Only what says which packages there are: a change in a source file leaves the installs below in the builder's cache.
FROM node:24-bookworm-slim AS manifests
COPY . /source
RUN cd /source && mkdir /manifests && cp -r package.json package-lock.json .npmrc patches /manifests \
  && find apps libs -name package.json -exec cp --parents {} /manifests \;

# The tools that build, and what the web application is made of; without the packages of the project.
FROM node:24-bookworm-slim AS tools
WORKDIR /xaso
COPY --from=manifests /manifests ./
RUN npm ci --workspace=apps/console --include-workspace-root --ignore-scripts --no-audit --no-fund

FROM tools AS build
ARG APP
ARG VERSION
COPY . ./
RUN node deploy/docker/assemble.mjs "$APP" /image $VERSION

# What the application needs to run and nothing else, with the patches; those of development (.dev.patch) are passed over.
FROM node:24-bookworm-slim AS production
ARG APP
WORKDIR /xaso
COPY --from=manifests /manifests ./
COPY deploy/docker/production.mjs /production.mjs
RUN node /production.mjs before \
  && npm ci --workspace="$APP" --omit=dev --ignore-scripts --no-audit --no-fund \
  && if [ -d node_modules/patch-package ]; then NODE_ENV=production node node_modules/patch-package/index.js --error-on-fail; fi \
  && node /production.mjs after \
  && rm -r package.json package-lock.json .npmrc patches \
  && find apps libs -name package.json -not -path '*/node_modules/*' -delete

FROM node:24-bookworm-slim
ARG APP
ARG VERSION
LABEL org.opencontainers.image.title="xaso ${APP}" \
  org.opencontainers.image.version="${VERSION:-unreleased}" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
# Where operations keeps keys: a volume takes the owner of the folder it is mounted on.
RUN install -d -o node -g node -m 0755 /keys /jwks
WORKDIR /xaso/${APP}
COPY --from=production /xaso /xaso
COPY --from=build /image /xaso
USER node
EXPOSE 8080
ENTRYPOINT ["node", "--enable-source-maps", "--import", "@xaso/platform/telemetry", "dist/main.js"]
