// Exit code 0 when the service in this container wants work.
const { ok } = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8080}/health/ready`).catch(() => ({ ok: false }));
process.exit(ok ? 0 : 1);
