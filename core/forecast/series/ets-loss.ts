import type { Objective } from "../../stats/minimise.ts";
import type { EtsModel, EtsParameters } from "./ets-model.ts";

const lowest = 1e-4;
const between = (low: number, high: number, u: number) => low + (high - low) / (1 + Math.exp(-u));
const inverse = (low: number, high: number, value: number) => {
  const share = high > low ? Math.min(1 - 1e-6, Math.max(1e-6, (value - low) / (high - low))) : 0.5;
  return Math.log(share / (1 - share));
};
const phiLow = 0.8;
const phiHigh = 0.98;

/** The likelihood of a model as a function of free numbers, with the two translations between these and parameters. */
export interface EtsLoss {
  readonly objective: Objective;
  toFree(parameters: EtsParameters): Float64Array;
  toParameters(free: Float64Array): EtsParameters;
}

/**
 * −2 log-likelihood (without constants) of a history and its gradient by one backward pass over the recursion. Weights stay in R's usual
 * region (0 < β < α < 1, γ < 1 − α, φ from 0.8 to 0.98) through a logistic map; seasonal states sum to 0, or average 1. All memory is
 * taken here, none in the loss.
 */
export const etsLoss = (y: Float64Array, model: EtsModel, period: number, caution = 0): EtsLoss => {
  const n = y.length;
  const hasTrend = model.trend !== "N";
  const damped = model.trend === "Ad";
  const m = model.season === "N" ? 0 : period;
  const multiplicative = model.season === "M";
  const relative = model.error === "M";
  const seasonTotal = multiplicative ? m : 0;
  const betaAt = 1;
  const gammaAt = 1 + (hasTrend ? 1 : 0);
  const phiAt = gammaAt + (m > 0 ? 1 : 0);
  const levelAt = phiAt + (damped ? 1 : 0);
  const trendAt = levelAt + 1;
  const seasonAt = trendAt + (hasTrend ? 1 : 0);
  const dimension = seasonAt + Math.max(0, m - 1);

  const trends = new Float64Array(n);
  const bases = new Float64Array(n);
  const seasons = new Float64Array(n);
  const fits = new Float64Array(n);
  const state = new Float64Array(Math.max(m, 1));
  const adjoint = new Float64Array(Math.max(m, 1));
  const logistic = (u: number) => 1 / (1 + Math.exp(-u));

  const objective: Objective = (free, gradient) => {
    const shareA = logistic(free[0] as number);
    const alpha = lowest + (1 - 2 * lowest) * shareA;
    const shareB = hasTrend ? logistic(free[betaAt] as number) : 0;
    const beta = hasTrend ? lowest + (alpha - lowest) * shareB : 0;
    const shareG = m > 0 ? logistic(free[gammaAt] as number) : 0;
    const gamma = m > 0 ? lowest + (1 - alpha - lowest) * shareG : 0;
    const shareP = damped ? logistic(free[phiAt] as number) : 0;
    const phi = damped ? phiLow + (phiHigh - phiLow) * shareP : 1;
    let level = free[levelAt] as number;
    let trend = hasTrend ? (free[trendAt] as number) : 0;
    if (m > 0) {
      let rest = seasonTotal;
      for (let i = 0; i < m - 1; i++) {
        const s = free[seasonAt + i] as number;
        state[i] = s;
        rest -= s;
      }
      state[m - 1] = rest;
    }

    let squares = 0;
    let logs = 0;
    let product = 1;
    let i = 0;
    for (let t = 0; t < n; t++) {
      const value = y[t] as number;
      const q = level + phi * trend;
      const s = m > 0 ? (state[i] as number) : 0;
      const f = multiplicative ? q * s : q + s;
      const e = value - f;
      trends[t] = trend;
      bases[t] = q;
      seasons[t] = s;
      fits[t] = f;
      if (multiplicative) {
        if (!(q > 0 && s > 0)) return Number.POSITIVE_INFINITY;
        const scaled = e / s;
        level = q + alpha * scaled;
        trend = phi * trend + beta * scaled;
        state[i] = s + (gamma * e) / q;
      } else {
        level = q + alpha * e;
        trend = phi * trend + beta * e;
        if (m > 0) state[i] = s + gamma * e;
      }
      if (relative) {
        if (!(f > 0)) return Number.POSITIVE_INFINITY;
        const r = e / f;
        squares += r * r;
        product *= f;
        if (product > 1e100 || product < 1e-100) {
          logs += Math.log(product);
          product = 1;
        }
      } else squares += e * e;
      if (++i === m) i = 0;
    }
    if (!(squares > 0)) return Number.NEGATIVE_INFINITY;
    const kept = (1 - shareB) * (1 - shareG);
    const loss =
      n * Math.log(squares) + 2 * (logs + Math.log(product)) - (caution > 0 ? 2 * caution * Math.log(kept) : 0);

    let dLevel = 0;
    let dTrend = 0;
    let dAlpha = 0;
    let dBeta = 0;
    let dGamma = 0;
    let dPhi = 0;
    adjoint.fill(0);
    const weight = (2 * n) / squares;
    for (let t = n - 1; t >= 0; t--) {
      if (m > 0) i = i === 0 ? m - 1 : i - 1;
      const q = bases[t] as number;
      const s = seasons[t] as number;
      const f = fits[t] as number;
      const value = y[t] as number;
      const e = value - f;
      const before = trends[t] as number;
      const inverseF = relative ? 1 / f : 0;
      const local = relative ? inverseF * (2 - weight * e * value * inverseF * inverseF) : -weight * e;
      const dSeason = m > 0 ? (adjoint[i] as number) : 0;
      let dBase: number;
      if (multiplicative) {
        const inverseS = 1 / s;
        const inverseQ = 1 / q;
        const scaled = e * inverseS;
        const states = (alpha * dLevel + beta * dTrend) * inverseS;
        const moved = gamma * dSeason * inverseQ;
        dAlpha += dLevel * scaled;
        dBeta += dTrend * scaled;
        dGamma += dSeason * e * inverseQ;
        const total = local - states - moved;
        dBase = total * s + dLevel - moved * e * inverseQ;
        adjoint[i] = total * q + dSeason - states * scaled;
      } else {
        dAlpha += dLevel * e;
        dBeta += dTrend * e;
        dGamma += dSeason * e;
        const total = local - alpha * dLevel - beta * dTrend - gamma * dSeason;
        dBase = total + dLevel;
        if (m > 0) adjoint[i] = total + dSeason;
      }
      dPhi += (dBase + dTrend) * before;
      dLevel = dBase;
      dTrend = phi * (dBase + dTrend);
    }

    const throughAlpha = dAlpha + (hasTrend ? dBeta * shareB : 0) - (m > 0 ? dGamma * shareG : 0);
    gradient[0] = throughAlpha * (1 - 2 * lowest) * shareA * (1 - shareA);
    if (hasTrend) gradient[betaAt] = dBeta * (alpha - lowest) * shareB * (1 - shareB) + 2 * caution * shareB;
    if (m > 0) gradient[gammaAt] = dGamma * (1 - alpha - lowest) * shareG * (1 - shareG) + 2 * caution * shareG;
    if (damped) gradient[phiAt] = dPhi * (phiHigh - phiLow) * shareP * (1 - shareP);
    gradient[levelAt] = dLevel;
    if (hasTrend) gradient[trendAt] = dTrend;
    for (let k = 0; k < m - 1; k++) gradient[seasonAt + k] = (adjoint[k] as number) - (adjoint[m - 1] as number);
    return loss;
  };

  const toFree = (parameters: EtsParameters): Float64Array => {
    const free = new Float64Array(dimension);
    const { alpha, beta, gamma } = parameters;
    free[0] = inverse(lowest, 1 - lowest, alpha);
    if (hasTrend) free[betaAt] = inverse(lowest, alpha, beta);
    if (m > 0) free[gammaAt] = inverse(lowest, 1 - alpha, gamma);
    if (damped) free[phiAt] = inverse(phiLow, phiHigh, parameters.phi);
    free[levelAt] = parameters.level;
    if (hasTrend) free[trendAt] = parameters.trend;
    for (let k = 0; k < m - 1; k++) free[seasonAt + k] = parameters.seasonal[k] as number;
    return free;
  };

  const toParameters = (free: Float64Array): EtsParameters => {
    const alpha = between(lowest, 1 - lowest, free[0] as number);
    const seasonal = new Float64Array(m);
    let rest = seasonTotal;
    for (let k = 0; k < m - 1; k++) {
      seasonal[k] = free[seasonAt + k] as number;
      rest -= free[seasonAt + k] as number;
    }
    if (m > 0) seasonal[m - 1] = rest;
    return {
      alpha,
      beta: hasTrend ? between(lowest, alpha, free[betaAt] as number) : 0,
      gamma: m > 0 ? between(lowest, 1 - alpha, free[gammaAt] as number) : 0,
      phi: damped ? between(phiLow, phiHigh, free[phiAt] as number) : 1,
      level: free[levelAt] as number,
      trend: hasTrend ? (free[trendAt] as number) : 0,
      seasonal,
    };
  };

  return { objective, toFree, toParameters };
};
