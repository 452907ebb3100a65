import type { DossierStatus } from '@emc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One message about a dossier, as it was sent. Append-only: the database refuses changes. */
@Entity()
@Index('dossier_event_key', ['siteId', 'eventKey'], { unique: true, where: 'event_key IS NOT NULL' })
@Index('dossier_event_of_dossier', ['siteId', 'codeProfile'])
export class DossierEvent {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'dossier_event_pk' })
  siteId!: number;

  /** Per site, without gaps, in the order of commits: who has read up to n has missed nothing before it. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'dossier_event_pk' })
  seq!: string;

  /** The sender's own id of the event, where it has one; by it an event that comes again is known. */
  @Column({ type: 'text', nullable: true })
  eventKey!: string | null;

  @Column({ type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  occurredAt!: Date | null;

  /** The day from which on EMC counts with this event: later than `receivedAt` for one that was in quarantine. */
  @Column({ type: 'date' })
  knownOn!: string;

  @Column({ type: 'text' })
  codeProfile!: string;

  @Column({ type: 'text' })
  codeTthc!: string;

  @Column({ type: 'text' })
  nameTthc!: string;

  @Column({ type: 'smallint', nullable: true })
  status!: DossierStatus | null;

  /** 1 online, 2 direct. */
  @Column({ type: 'smallint', nullable: true })
  channel!: number | null;

  /** As sent, and not to be relied on. */
  @Column({ type: 'smallint', nullable: true })
  level!: number | null;

  @Column({ type: 'boolean', nullable: true })
  isFromDvcqg!: boolean | null;

  @Column({ type: 'text', nullable: true })
  receivingPlace!: string | null;

  @Column({ type: 'text', nullable: true })
  payment!: string | null;

  @Column({ type: 'smallint', nullable: true })
  userType!: number | null;

  @Column({ type: 'text', nullable: true })
  userLocation!: string | null;

  /** A keyed hash, as the next. */
  @Column({ type: 'bytea', nullable: true })
  userLocal!: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  userQg!: Buffer | null;

  /** The discrepancy that this event was sent to settle. */
  @Column({ type: 'uuid', nullable: true })
  correctionOf!: string | null;

  @Column({ type: 'text', array: true })
  doubts!: string[];

  /** Fields that EMC does not know or could not read, and how long they were; sealed in `event_unread` for a time. */
  @Column({ type: 'jsonb', nullable: true })
  unread!: Record<string, number> | null;
}
