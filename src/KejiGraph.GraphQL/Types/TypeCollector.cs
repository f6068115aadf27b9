using System.Collections.Immutable;
using KejiGraph.GraphQL.Introspection;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// Finds all types that a schema's parts refer to, in the order that introspection and the printed schema give: listed
/// types in their order, each followed by what is first found through it, then the root types, the directives'
/// arguments and introspection.
/// </summary>
internal sealed class TypeCollector
{
    private readonly HashSet<NamedType> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<NamedType>.Builder _found = ImmutableArray.CreateBuilder<NamedType>();

    public ImmutableArray<NamedType> Collect(SchemaParts parts)
    {
        var listed = parts.Types.Where(_seen.Add).ToList();
        foreach (var type in listed)
        {
            AddWithReferences(type);
        }

        Collect(parts.Query);
        Collect(parts.Mutation);
        Collect(parts.Subscription);
        foreach (var directive in parts.Directives)
        {
            Collect(directive.Arguments);
        }

        Collect(IntrospectionTypes.Schema);
        return _found.DrainToImmutable();
    }

    private void Collect(GraphQLType? type)
    {
        if (type?.Named is { } named && _seen.Add(named))
        {
            AddWithReferences(named);
        }
    }

    private void Collect(ImmutableArray<InputValueDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            Collect(definition.Type);
        }
    }

    private void AddWithReferences(NamedType type)
    {
        _found.Add(type);
        type.Complete();
        switch (type)
        {
            case UnionType union:
                foreach (var member in union.DeclaredTypes)
                {
                    Collect(member);
                }

                break;
            case FieldsType fieldsType:
                foreach (var implemented in fieldsType.DeclaredInterfaces)
                {
                    Collect(implemented);
                }

                foreach (var field in fieldsType.Fields)
                {
                    Collect(field.Type);
                    Collect(field.Arguments);
                }

                break;
            case InputObjectType input:
                Collect(input.Fields);
                break;
        }
    }
}
