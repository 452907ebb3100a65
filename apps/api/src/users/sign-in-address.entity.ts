import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A name as it was typed at an address: how often wrongly, and when last rightly. Whether anybody has the name is not told. */
@Entity()
export class SignInAddress {
  /** Of the name: what is typed there may be a password. */
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'sign_in_address_pk' })
  nameHash!: Buffer;

  /** A network address, `session` for whoever is signed in, `*` for all addresses where the name never signed in. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_in_address_pk' })
  address!: string;

  @Column({ type: 'integer' })
  wrong!: number;

  @Column({ type: 'timestamptz' })
  nextAt!: Date;

  @Index('sign_in_address_tried')
  @Column({ type: 'timestamptz' })
  triedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  signedInAt!: Date | null;
}
