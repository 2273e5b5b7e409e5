import { describe, expect, it } from 'vitest';
import { askAgain } from './ask-again.ts';

/** Rejects as often as said, then answers with the number of questions. */
function lateAnswer(rejections: number): () => Promise<number> {
  let questions = 0;
  return () => {
    questions += 1;
    return questions > rejections ? Promise.resolve(questions) : Promise.reject(new Error('nobody there'));
  };
}

describe('askAgain', () => {
  it('asks once where an answer comes', async () => {
    await expect(askAgain(lateAnswer(0), [1, 1])).resolves.toBe(1);
  });

  it('asks again while nobody is there yet', async () => {
    await expect(askAgain(lateAnswer(2), [1, 1])).resolves.toBe(3);
  });

  it('says so where nobody ever answers', async () => {
    await expect(askAgain(lateAnswer(3), [1, 1])).rejects.toThrow('nobody there');
  });
});
