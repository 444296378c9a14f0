import { OAuth2Server } from 'oauth2-mock-server';

/** An issuer that nobody here wrote, as a process of its own: it is told claims and answers with a token of them. */
const server = new OAuth2Server();
await server.issuer.keys.generate('RS256');
await server.start(0, '127.0.0.1');
process.on('message', ({ id, claims }: { id: number; claims: Record<string, unknown> }) => {
  const scopesOrTransform = (_header: object, payload: object): void => void Object.assign(payload, claims);
  void server.issuer.buildToken({ scopesOrTransform }).then((token) => process.send?.({ id, token }));
});
process.send?.({ url: server.issuer.url });
