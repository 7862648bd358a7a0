-- The rules of the analysis once more, in plain SQL over the assessment file: the program's own code takes no part.
-- Needs temp tables item (code, place, parent, is_judged, is_graded), target (code, level; level NULL = coverage L)
-- and scope (programme_id), and the parameters :framework and :has_role. One row for each judged item.
WITH RECURSIVE
size(programmes) AS (SELECT count(*) FROM scope),
up(code, at) AS (
    SELECT code, code FROM item
    UNION ALL
    SELECT up.code, item.parent FROM up JOIN item ON item.code = up.at
    WHERE NOT item.is_judged AND item.parent IS NOT NULL
),
counts_for(code, item, is_graded) AS (
    SELECT up.code, item.code, item.is_graded FROM up JOIN item ON item.code = up.at AND item.is_judged
),
home(node_id, programme_id) AS (
    SELECT id, id FROM node WHERE kind = 'programme'
    UNION ALL
    SELECT node.id, home.programme_id FROM node JOIN home ON node.parent_id = home.node_id
),
mapped AS (
    SELECT mapping.id, mapping.topic_id, mapping.item_code AS mapped_to, item, assessor_id, coverage,
           CASE WHEN coverage >= 2 AND is_graded THEN coalesce(level, 1) ELSE 0 END AS documented
    FROM mapping
    JOIN counts_for ON counts_for.code = mapping.item_code
    JOIN home ON home.node_id = mapping.topic_id
    JOIN scope ON scope.programme_id = home.programme_id
    WHERE framework_id = :framework
),
special AS (
    SELECT item_code, assessor_id, count(*) AS number
    FROM judgement JOIN scope USING (programme_id)
    WHERE framework_id = :framework
    GROUP BY item_code, assessor_id
),
heard AS (  -- the judgements that count in the scope
    SELECT judgement.item_code AS item, judgement.assessor_id, judgement.coverage,
           CASE WHEN judgement.coverage >= 2 AND is_graded THEN coalesce(judgement.level, 1) ELSE 0 END AS documented
    FROM judgement
    JOIN item ON item.code = judgement.item_code
    LEFT JOIN special ON special.item_code = judgement.item_code AND special.assessor_id IS judgement.assessor_id
    WHERE judgement.framework_id = :framework AND (
        judgement.programme_id IN (SELECT programme_id FROM scope)
        OR judgement.programme_id IS NULL
           AND (special.number IS NULL OR special.number < (SELECT programmes FROM size))
    )
),
verdict AS (
    SELECT item, assessor_id, max(coverage) AS coverage, max(documented) AS documented
    FROM heard GROUP BY item, assessor_id
),
best AS (
    SELECT item, assessor_id, max(coverage) AS coverage, max(documented) AS documented
    FROM mapped GROUP BY item, assessor_id
),
finished AS (
    SELECT assessor_id FROM completion JOIN scope USING (programme_id)
    GROUP BY assessor_id HAVING count(*) = (SELECT programmes FROM size) AND count(*) > 0
),
say AS (
    SELECT item, assessor_id FROM best
    UNION SELECT item, assessor_id FROM verdict WHERE assessor_id IS NOT NULL
    UNION SELECT code, assessor_id FROM item, finished WHERE is_judged
),
own AS (
    SELECT say.item, coalesce(verdict.coverage, best.coverage, 0) AS coverage,
           CASE WHEN verdict.item IS NOT NULL THEN verdict.documented ELSE coalesce(best.documented, 0) END AS documented
    FROM say
    LEFT JOIN verdict ON verdict.item = say.item AND verdict.assessor_id = say.assessor_id
    LEFT JOIN best ON best.item = say.item AND best.assessor_id = say.assessor_id
),
common AS (
    SELECT item, min(coverage) AS coverage, min(documented) AS documented,
           count(DISTINCT coverage * 1000 + documented) AS values_said
    FROM own GROUP BY item
),
agreed AS (
    SELECT code AS item, place, is_graded,
           CASE WHEN together.item IS NOT NULL THEN together.coverage
                WHEN common.values_said = 1 THEN common.coverage END AS coverage,
           CASE WHEN together.item IS NOT NULL THEN together.documented
                WHEN common.values_said = 1 THEN common.documented END AS documented,
           together.item IS NULL AND coalesce(common.values_said, 0) > 1 AS differ,
           EXISTS (SELECT 1 FROM verdict WHERE verdict.item = code) AS is_ruled,
           (SELECT programmes > 0 AND programmes = (
                SELECT count(DISTINCT programme_id) FROM completion JOIN scope USING (programme_id)
            ) FROM size) AS is_complete
    FROM item
    LEFT JOIN common ON common.item = code
    LEFT JOIN verdict AS together ON together.item = code AND together.assessor_id IS NULL
    WHERE is_judged
),
pieces AS (  -- one piece is a topic's part in an item, whoever found it
    SELECT item, count(*) AS number
    FROM (SELECT DISTINCT item, topic_id, mapped_to FROM mapped WHERE coverage = 1) GROUP BY item
),
outside_reason AS (
    SELECT item_code AS item, max(reason = 'restricted') AS is_restricted
    FROM outside WHERE framework_id = :framework GROUP BY item_code
),
found AS (
    SELECT agreed.*, target.code IS NOT NULL AS has_target, target.level AS target_level,
           CASE
               WHEN :has_role AND target.code IS NULL THEN NULL
               WHEN differ THEN 'differ'
               WHEN is_restricted THEN 'restricted'
               WHEN is_restricted IS NOT NULL THEN 'elsewhere'
               WHEN agreed.coverage = 1 AND coalesce(pieces.number, 0) >= 2 AND NOT is_ruled THEN 'judgement_due'
               WHEN coalesce(agreed.coverage, 0) = 0 AND NOT is_ruled AND NOT is_complete THEN 'open'
           END AS reason
    FROM agreed
    LEFT JOIN target ON target.code = agreed.item
    LEFT JOIN pieces ON pieces.item = agreed.item
    LEFT JOIN outside_reason ON outside_reason.item = agreed.item
),
hours AS (
    SELECT item,
           sum(coalesce(contact_minutes, 0) + coalesce(practice_minutes, 0) + coalesce(internship_minutes, 0)
               + coalesce(unspecified_minutes, 0)) AS taught,
           sum(coalesce(self_study_minutes, 0)) AS self_study
    FROM (SELECT DISTINCT item, topic_id FROM mapped WHERE coverage >= 1) JOIN node ON node.id = topic_id
    GROUP BY item
)
SELECT found.item AS code,
       CASE WHEN has_target AND is_graded THEN target_level WHEN has_target THEN 'L' END AS target,
       CASE WHEN differ THEN NULL ELSE coalesce(coverage, CASE WHEN is_complete THEN 0 END) END AS coverage,
       CASE WHEN is_graded AND NOT differ AND (coverage IS NOT NULL OR is_complete) THEN coalesce(documented, 0) END
           AS documented,
       CASE
           WHEN :has_role AND NOT has_target THEN 'no_target'
           WHEN reason IS NOT NULL THEN 'not_assessed'
           WHEN :has_role AND is_graded AND documented >= target_level THEN 'met'
           WHEN NOT (:has_role AND is_graded) AND coverage >= 2 THEN 'met'
           WHEN :has_role AND is_graded AND documented >= 1 THEN 'below_target'
           WHEN coverage = 1 THEN 'partly'
           ELSE 'not_found'
       END AS result,
       reason,
       is_graded,
       coalesce(taught, 0) AS taught,
       coalesce(self_study, 0) AS self_study,
       (SELECT count(*) FROM mapped WHERE mapped.item = found.item) AS mappings
FROM found LEFT JOIN hours ON hours.item = found.item
ORDER BY place;
