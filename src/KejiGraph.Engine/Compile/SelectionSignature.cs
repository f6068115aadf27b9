using System.Collections.Immutable;
using KejiGraph.Engine.Api;
using KejiGraph.GraphQL.Execution;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// What is selected from one node type, compared by what it means: two types with equal signatures can be compiled as one,
/// because each entry has the same occurrences in the document and reads the same property or relationship.
/// </summary>
internal readonly struct SelectionSignature(ImmutableArray<CollectedField> fields) : IEquatable<SelectionSignature>
{
    /// <summary>The entries.</summary>
    public ImmutableArray<CollectedField> Fields { get; } = fields;

    /// <inheritdoc/>
    public bool Equals(SelectionSignature other)
    {
        if (Fields.Length != other.Fields.Length)
        {
            return false;
        }

        for (var index = 0; index < Fields.Length; index++)
        {
            if (!IsSame(Fields[index], other.Fields[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectionSignature other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var field in Fields)
        {
            hash.Add(field.ResponseName);
            hash.Add(field.Occurrences.Length);
        }

        return hash.ToHashCode();
    }

    private static bool IsSame(CollectedField left, CollectedField right)
    {
        if (left.ResponseName != right.ResponseName
            || left.Definition.Type != right.Definition.Type
            || left.Occurrences.Length != right.Occurrences.Length
            || !MeansSame(left.Definition.Annotation, right.Definition.Annotation))
        {
            return false;
        }

        for (var index = 0; index < left.Occurrences.Length; index++)
        {
            if (left.Occurrences[index].Syntax != right.Occurrences[index].Syntax
                || left.Occurrences[index].Defer != right.Occurrences[index].Defer
                || !left.Occurrences[index].Conditions.Equals(right.Occurrences[index].Conditions))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MeansSame(object? left, object? right) => (left, right) switch
    {
        (FieldMeaning.Property { Field.Property: var one }, FieldMeaning.Property { Field.Property: var two }) =>
            one.Name == two.Name && one.Kind == two.Kind && one.IsList == two.IsList && one.Enum == two.Enum && one.Record == two.Record,
        (FieldMeaning.Related { Relationship: var one }, FieldMeaning.Related { Relationship: var two }) =>
            one.Type == two.Type && one.Direction == two.Direction && one.Target == two.Target,
        _ => ReferenceEquals(left, right),
    };
}
