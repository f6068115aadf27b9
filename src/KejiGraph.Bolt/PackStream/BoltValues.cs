namespace KejiGraph.Bolt.PackStream;

/// <summary>A structure as it came: its tag (<see cref="StructureTag"/>) and its fields.</summary>
public sealed record BoltStructure(byte Tag, IReadOnlyList<object?> Fields);

/// <summary>A length of time as Neo4j counts it; months and days have no fixed length.</summary>
public readonly record struct BoltDuration(long Months, long Days, long Seconds, long Nanoseconds);

/// <summary>A point in the reference system with the number <paramref name="Srid"/>; Z is null in two dimensions.</summary>
public readonly record struct BoltPoint(long Srid, double X, double Y, double? Z);
