// What was made of the line that was asked last: shown beside its conditions for as long as these stay as they are.
import type { Question } from './core/route';

class Line {
  private of = $state('');
  left = $state.raw<readonly string[]>([]);
  line = $state('');

  /** Notes the parts of a line that were not understood. */
  note(line: string, question: Question, left: readonly string[]): void {
    this.line = line;
    this.left = left;
    this.of = JSON.stringify(question);
  }

  /** The parts that were not understood of the line that a question comes from. */
  leftOf(question: Question): readonly string[] {
    return this.left.length > 0 && JSON.stringify(question) === this.of ? this.left : [];
  }
}

export const lastLine = new Line();
