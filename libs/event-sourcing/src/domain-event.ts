export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

export interface DomainCommand {
  readonly type: string;
}
