import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of the files of a list that came in several. */
@Entity()
export class SubmissionPart {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'submission_part_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'submission_part_pk' })
  submissionId!: string;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'submission_part_pk' })
  number!: number;

  @Column({ type: 'text' })
  fileName!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'timestamptz' })
  receivedAt!: Date;
}
