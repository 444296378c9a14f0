/** The three pillars of digital transformation: CQS (chính quyền số), KTS (kinh tế số), XHS (xã hội số). */
export const PILLARS = ['government', 'economy', 'society'] as const;
export type Pillar = (typeof PILLARS)[number];
