using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Types;

/// <summary>The concrete types of an abstract type, as a list and as a set.</summary>
internal sealed class Implementations
{
    private readonly ImmutableArray<ObjectType>.Builder _objects = ImmutableArray.CreateBuilder<ObjectType>();
    private readonly ImmutableArray<InterfaceType>.Builder _interfaces = ImmutableArray.CreateBuilder<InterfaceType>();

    public ImmutableArray<ObjectType> Objects { get; private set; } = [];

    public ImmutableArray<InterfaceType> Interfaces { get; private set; } = [];

    public HashSet<NamedType> All { get; } = new(ReferenceEqualityComparer.Instance);

    public static Dictionary<NamedType, Implementations> Find(ImmutableArray<NamedType> types)
    {
        var found = new Dictionary<NamedType, Implementations>(ReferenceEqualityComparer.Instance);
        foreach (var type in types)
        {
            switch (type)
            {
                case UnionType union:
                    var members = new Implementations();
                    members._objects.AddRange(union.Types);
                    members.All.UnionWith(union.DeclaredTypes);
                    found.Add(union, members);
                    break;
                case FieldsType implementation:
                    foreach (var implemented in implementation.Interfaces)
                    {
                        Get(found, implemented).Add(implementation);
                    }

                    break;
            }
        }

        foreach (var implementations in found.Values)
        {
            implementations.Objects = implementations._objects.ToImmutable();
            implementations.Interfaces = implementations._interfaces.ToImmutable();
        }

        return found;
    }

    private static Implementations Get(Dictionary<NamedType, Implementations> found, InterfaceType type)
    {
        if (!found.TryGetValue(type, out var implementations))
        {
            found.Add(type, implementations = new Implementations());
        }

        return implementations;
    }

    private void Add(FieldsType type)
    {
        All.Add(type);
        switch (type)
        {
            case ObjectType objectType:
                _objects.Add(objectType);
                break;
            case InterfaceType interfaceType:
                _interfaces.Add(interfaceType);
                break;
        }
    }
}
