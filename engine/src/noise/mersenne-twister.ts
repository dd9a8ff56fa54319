/**
 * The 32-bit Mersenne Twister (MT19937; Matsumoto and Nishimura, 1998): the bit source of PyTorch's
 * generator on the CPU, which pictures must be able to share seeds with.
 */

const STATE_WORDS = 624;
const SHIFT_WORDS = 397;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;
const TWIST = 0x9908b0df;

export class MersenneTwister {
  readonly #state = new Uint32Array(STATE_WORDS);
  #next = STATE_WORDS;

  /** Only the seed's lowest 32 bits count, as in PyTorch. */
  constructor(seed: number) {
    const state = this.#state;
    state[0] = seed % 0x1_0000_0000;
    for (let word = 1; word < STATE_WORDS; word++) {
      const previous = state[word - 1]!;
      state[word] = Math.imul(previous ^ (previous >>> 30), 1812433253) + word;
    }
  }

  /** The next 32 random bits, as an unsigned integer. */
  uint32(): number {
    if (this.#next === STATE_WORDS) this.#refill();
    let bits = this.#state[this.#next++]!;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  }

  #refill(): void {
    const state = this.#state;
    for (let word = 0; word < STATE_WORDS; word++) {
      const joined = (state[word]! & UPPER_BIT) | (state[(word + 1) % STATE_WORDS]! & LOWER_BITS);
      const twisted = (joined >>> 1) ^ (joined & 1 ? TWIST : 0);
      state[word] = state[(word + SHIFT_WORDS) % STATE_WORDS]! ^ twisted;
    }
    this.#next = 0;
  }
}
