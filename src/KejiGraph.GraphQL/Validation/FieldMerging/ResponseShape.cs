using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>SameResponseShape(), but for the subfields: whether values of two types are written alike.</summary>
internal static class ResponseShape
{
    public static bool Conflicts(GraphQLType? a, GraphQLType? b)
    {
        while (a != b && a is not null && b is not null)
        {
            switch (a, b)
            {
                case (ListType listA, ListType listB):
                    (a, b) = (listA.ItemType, listB.ItemType);
                    break;
                case (NonNullType nonNullA, NonNullType nonNullB):
                    (a, b) = (nonNullA.Nullable, nonNullB.Nullable);
                    break;
                case (ListType or NonNullType, _) or (_, ListType or NonNullType):
                    return true;
                default:
                    return a.Named.IsLeaf || b.Named.IsLeaf;
            }
        }

        return false;
    }
}
