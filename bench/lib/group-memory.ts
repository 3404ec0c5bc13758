import fs from 'node:fs';

/** Resident memory of all processes of a group, in bytes. */
function residentOf(group: number): number {
  let total = 0;
  for (const entry of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // After the name in parentheses: state, parent, group.
      const stat = fs.readFileSync(`/proc/${entry}/stat`, 'utf8');
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) !== group) continue;
      const resident = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${entry}/status`, 'utf8'));
      total += Number(resident?.[1] ?? 0) * 1024;
    } catch {
      // The process has ended meanwhile.
    }
  }
  return total;
}

/** Watches the memory of a group of processes until it is asked for the most that it saw, in bytes. */
export function watchMemory(group: number): { atStart: number; stop: () => number } {
  const atStart = residentOf(group);
  let most = atStart;
  const timer = setInterval(() => (most = Math.max(most, residentOf(group))), 50);
  return {
    atStart,
    stop: () => {
      clearInterval(timer);
      return Math.max(most, residentOf(group));
    },
  };
}
