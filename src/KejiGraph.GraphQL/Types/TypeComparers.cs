namespace KejiGraph.GraphQL.Types;

/// <summary>How types relate to each other. That two are the same is a comparison of references.</summary>
public static class TypeComparers
{
    /// <summary>
    /// Whether every value of one type is a value of another (specification: IsSubType, AreTypesCompatible).
    /// </summary>
    public static bool IsSubtypeOf(this GraphQLType maybeSubtype, GraphQLType supertype, Schema schema)
    {
        while (maybeSubtype != supertype)
        {
            switch (maybeSubtype, supertype)
            {
                case (NonNullType sub, NonNullType super):
                    (maybeSubtype, supertype) = (sub.Nullable, super.Nullable);
                    break;
                case (_, NonNullType):
                    return false;
                case (NonNullType sub, _):
                    maybeSubtype = sub.Nullable;
                    break;
                case (ListType sub, ListType super):
                    (maybeSubtype, supertype) = (sub.ItemType, super.ItemType);
                    break;
                case (FieldsType sub, CompositeType { IsAbstract: true } super):
                    return schema.IsSubtype(super, sub);
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a value can have both types, so that a fragment on one can be spread in the other. O(1), but O(possible
    /// types) for two abstract types.
    /// </summary>
    public static bool Overlaps(this CompositeType type, CompositeType other, Schema schema)
    {
        if (type == other)
        {
            return true;
        }

        if (!type.IsAbstract)
        {
            return other.IsAbstract && schema.IsSubtype(other, type);
        }

        if (!other.IsAbstract)
        {
            return schema.IsSubtype(type, other);
        }

        foreach (var possibleType in schema.PossibleTypes(type))
        {
            if (schema.IsSubtype(other, possibleType))
            {
                return true;
            }
        }

        return false;
    }
}
