/** What does its work when it is let go, not when it is pressed. */
const pressable = 'button, a, label, summary, [type="checkbox"], [type="radio"], [type="file"]';

/** The click of a finger comes a little after the finger is gone. */
const clickAfterMs = 100;

/** Knows while a button is down, by pointer or by Space: taken off the page meanwhile, it would not be told of the click. */
export class Press {
  isUnderWay = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onEnd: () => void) {
    addEventListener('pointerdown', ({ isPrimary, button, target }) => isPrimary && button === 0 && this.begin(target));
    addEventListener('keydown', ({ key, target }) => key === ' ' && this.begin(target));
    // Before whoever waited for the click: what they do is shown at once.
    addEventListener('click', () => (this.isUnderWay = false), { capture: true });
    addEventListener('keyup', ({ key }) => key === ' ' && this.end());
    for (const type of ['pointerup', 'pointercancel', 'blur']) addEventListener(type, () => this.end());
  }

  private begin(target: EventTarget | null): void {
    if (!(target instanceof Element && target.closest(pressable))) return;
    clearTimeout(this.timer);
    this.isUnderWay = true;
  }

  private end(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isUnderWay = false;
      this.onEnd();
    }, clickAfterMs);
  }
}
