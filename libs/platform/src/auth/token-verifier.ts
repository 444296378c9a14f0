import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Actor } from '@xaso/kernel';
import type { BaseConfig } from '../config/base-config.js';
import { ProblemError } from '../problems/problem.js';
import { CONFIG } from '../tokens.js';
import { unavailable } from '../transactions/pg-faults.js';
import { actorOfClaims } from './claims.js';
import { keySource } from './key-source.js';

const ALGORITHMS = ['ES256', 'RS256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;

/** Tells who sent a bearer token. */
@Injectable()
export class TokenVerifier {
  readonly #keys: JWTVerifyGetKey;

  constructor(@Inject(CONFIG) private readonly config: BaseConfig) {
    this.#keys = keySource(config.AUTH_JWKS);
  }

  /** The Actor of an Authorization header; ProblemError 401 when there is none that can be trusted. */
  async verify(authorization: string | undefined): Promise<Actor> {
    const token = /^Bearer +([^\s]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw unauthenticated('token-missing', 'Cần đăng nhập: yêu cầu này không mang mã truy cập.');
    const actor = actorOfClaims(await this.#claims(token), this.config);
    if (!actor) throw unauthenticated('token-invalid', 'Mã truy cập thiếu người dùng hoặc vai trò.');
    return actor;
  }

  async #claims(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer: this.config.AUTH_ISSUER,
        audience: this.config.AUTH_AUDIENCE,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw unauthenticated('token-expired', 'Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.');
      }
      if (isTokensFault(error)) {
        throw unauthenticated('token-invalid', 'Mã truy cập không hợp lệ. Hãy đăng nhập lại.');
      }
      throw unavailable(
        'issuer-unavailable',
        'Chưa kiểm tra được đăng nhập vì không lấy được khoá của nơi cấp. Hãy thử lại sau.',
        error,
      );
    }
  }
}

/** A fault of the token itself; an unreachable or broken source of keys is not the caller's. */
function isTokensFault(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  return error instanceof errors.JOSEError && error.code !== errors.JOSEError.code;
}

function unauthenticated(code: string, message: string): ProblemError {
  const error = code === 'token-missing' ? '' : ', error="invalid_token"';
  return new ProblemError(401, code, message, { 'www-authenticate': `Bearer realm="xaso"${error}` });
}
