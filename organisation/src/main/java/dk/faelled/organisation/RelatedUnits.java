package dk.faelled.organisation;

/** Links between units of different organisations. */
public interface RelatedUnits extends Register<RelatedUnitId, RelatedUnit> {}
