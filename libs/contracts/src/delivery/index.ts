export * from './delivery-cancelled.v1.js';
export * from './delivery-scheduled.v1.js';
export * from './disclosure-shown.v1.js';
export * from './message-failed.v1.js';
export * from './message-sent.v1.js';
export * from './sending-resumed.v1.js';
export * from './sending-suspended.v1.js';
