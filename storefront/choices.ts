/** Opens the second layer. */
export function openChoices(): void {
  // To be filled.
}
