using System.Collections.Immutable;
using KejiGraph.Engine.Events;
using KejiGraph.Engine.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Api;

/// <summary>
/// Derives the API from a model. Input types are shared: one filter and one key for each entity, one pair for each way of
/// reaching an entity (properties of the relationship × entity), whatever the number of fields that lead there.
/// </summary>
public static class ApiSchema
{
    /// <summary>Derives the schema.</summary>
    /// <param name="model">The model.</param>
    /// <param name="events">The fields of the subscription root; without any, there is none.</param>
    /// <exception cref="GraphQLException">A type of the model has the name of a derived one.</exception>
    public static Schema Derive(DomainModel model, ImmutableArray<EventSource> events = default)
    {
        var scalars = new ApiScalars(name => model.Leaves.FirstOrDefault(leaf => leaf.Name == name)?.Description);
        var filters = new FilterTypes(model, scalars);
        var sorts = new SortTypes();
        var outputs = new OutputTypes(model, scalars, filters, sorts);
        var query = new ObjectType("Query", () => QueryFields(model, outputs)) { Description = ApiTexts.Query };
        var schema = Build(model, new SchemaParts
        {
            Query = query,
            Subscription = events.IsDefaultOrEmpty ? null : new EventTypes(model, outputs).Subscription(events),
            Types = [.. model.Entities.Select(outputs.Entity)],
            Directives = [.. SpecifiedDirectives.All, SpecifiedDirectives.Defer, SpecifiedDirectives.Stream],
        });
        schema.ThrowIfInvalid();
        return schema;
    }

    private static Schema Build(DomainModel model, SchemaParts parts)
    {
        try
        {
            return new Schema(parts);
        }
        catch (GraphQLException exception)
        {
            // Two types of one name: one of them is of the model, whose place the message can tell.
            var entity = model.Entities.FirstOrDefault(entity => exception.Message.Contains($"\"{entity.Name}\"", StringComparison.Ordinal));
            throw entity is null ? exception : new GraphQLException(ModelErrors.DuplicateApiType(entity.Name, entity.Type.Syntax));
        }
    }

    private static ImmutableArray<FieldDefinition> QueryFields(DomainModel model, OutputTypes outputs)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDefinition>();
        fields.Add(new FieldDefinition("node", outputs.Node)
        {
            Description = ApiTexts.NodeField,
            Arguments = [new InputValueDefinition("id", SpecifiedScalars.ID.NonNull)],
            Annotation = new FieldMeaning.NodeById(model.Graph.AllNodes),
        });
        fields.Add(new FieldDefinition("nodes", outputs.Node.ListOf.NonNull)
        {
            Description = ApiTexts.NodesField,
            Arguments = [new InputValueDefinition("ids", SpecifiedScalars.ID.NonNull.ListOf.NonNull)],
            Annotation = new FieldMeaning.NodesById(model.Graph.AllNodes),
        });
        foreach (var entity in model.Entities.Where(entity => entity.IsListed))
        {
            if (entity.Type is ObjectType)
            {
                fields.Add(new FieldDefinition(Plurals.Singular(entity.Name), outputs.Entity(entity))
                {
                    Description = ApiTexts.One(entity.Name),
                    Arguments = [new InputValueDefinition("id", SpecifiedScalars.ID.NonNull)],
                    Annotation = new FieldMeaning.NodeById(entity.Set),
                });
            }

            fields.Add(new FieldDefinition(entity.Plural, outputs.Connection(entity).NonNull)
            {
                Description = ApiTexts.Many(entity.Name),
                Arguments = outputs.ConnectionArguments(entity),
                Annotation = new FieldMeaning.AllNodes(entity),
            });
        }

        return fields.DrainToImmutable();
    }
}
