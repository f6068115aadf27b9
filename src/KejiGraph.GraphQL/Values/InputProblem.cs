using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Values;

/// <summary>What is wrong with a part of an input value.</summary>
/// <param name="Message">A whole sentence about that part.</param>
/// <param name="Node">The literal; null for JSON.</param>
/// <param name="Path">The way from the value to the part.</param>
internal readonly record struct InputProblem(string Message, SyntaxNode? Node, PathSegment[] Path)
{
    /// <summary>The path as messages put it: <c> at .friends[2]</c>, nothing for the value itself.</summary>
    public string Where => PathSegment.Describe(Path);
}
