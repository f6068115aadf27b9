using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Binding;

/// <summary>
/// A filter or an order as given, be it by a literal of the document, in which variables may stand for single values, or by the
/// value of a variable. A closed family.
/// </summary>
internal abstract record InputTree
{
    private InputTree()
    {
    }

    /// <summary>An input object: the fields that are given.</summary>
    public sealed record Fields(ImmutableArray<(InputValueDefinition Definition, InputTree Value)> Given) : InputTree;

    /// <summary>A list of input objects.</summary>
    public sealed record Items(ImmutableArray<InputTree> All) : InputTree;

    /// <summary>A single value, a list of single values, or null, in the .NET types of stores.</summary>
    public sealed record Constant(object? Value) : InputTree;

    /// <summary>A variable in the place of a single value or of a list of them.</summary>
    public sealed record Variable(string Name, bool IsList) : InputTree;

    /// <summary>
    /// Reads a literal that was validated; null when a variable stands in it for more than a single value, so that only the
    /// request knows its structure.
    /// </summary>
    public static InputTree? FromLiteral(ValueSyntax literal, GraphQLType type)
    {
        switch (literal)
        {
            case NullValueSyntax:
                return new Constant(null);
            case VariableSyntax variable:
                return type.Named.IsLeaf ? new Variable(variable.Name, type.Nullable is ListType) : null;
            case ListValueSyntax list when !type.Named.IsLeaf:
                var item = ((ListType)type.Nullable).ItemType;
                return Joined(list.Values.Select(value => FromLiteral(value, item)));
            case var single when type.Nullable is ListType { Named.IsLeaf: false } list:
                return Joined([FromLiteral(single, list.ItemType)]);
            case ObjectValueSyntax value:
                return FromObject(value, (InputObjectType)type.Nullable);
            default:
                // A list literal with variables among its items is left to the request.
                return LiteralCoercion.TryCoerce(literal, type, variables: null, out var coerced)
                    ? new Constant(StoreValue.Of(coerced))
                    : null;
        }
    }

    /// <summary>Reads a coerced value.</summary>
    public static InputTree FromValue(object? coerced) => coerced switch
    {
        InputObjectValue value => new Fields(
            [.. value.Fields.Select(field => (field.Definition, FromValue(field.Value)))]),
        object?[] items when Array.Exists(items, item => item is InputObjectValue) =>
            new Items([.. items.Select(FromValue)]),
        _ => new Constant(StoreValue.Of(coerced)),
    };

    private static Fields? FromObject(ObjectValueSyntax value, InputObjectType type)
    {
        var fields = ImmutableArray.CreateBuilder<(InputValueDefinition, InputTree)>(value.Fields.Length);
        foreach (var field in value.Fields)
        {
            var definition = type.FindField(field.Name)!;
            if (FromLiteral(field.Value, definition.Type) is not { } tree)
            {
                return null;
            }

            fields.Add((definition, tree));
        }

        return new Fields(fields.DrainToImmutable());
    }

    private static Items? Joined(IEnumerable<InputTree?> items)
    {
        InputTree?[] all = [.. items];
        return Array.TrueForAll(all, item => item is not null) ? new Items([.. all.OfType<InputTree>()]) : null;
    }
}
