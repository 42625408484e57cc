export async function installQueues(_url: string): Promise<void> {}
