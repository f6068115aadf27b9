namespace KejiGraph.Engine.Responses;

/// <summary>Where an object of a part begins: in the buffer, and among the errors.</summary>
internal readonly record struct PartMark(int Bytes, int Errors);
