using System.Diagnostics;
using System.Collections.Immutable;
using KejiGraph.Engine.Events;
using KejiGraph.Engine.Model;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Api;

/// <summary>The subscription root and the types of events.</summary>
internal sealed class EventTypes(DomainModel model, OutputTypes outputs)
{
    private readonly Dictionary<EventType, ObjectType> _types = [];

    /// <summary>The subscription root, with a field for each source.</summary>
    public ObjectType Subscription(ImmutableArray<EventSource> sources) => new("Subscription", () => [.. sources.Select(Field)])
    {
        Description = ApiTexts.Subscription,
    };

    private FieldDefinition Field(EventSource source) => new(source.Name, TypeOf(source.Type).NonNull)
    {
        Description = source.Description,
        Arguments = source.Arguments,
        Annotation = new FieldMeaning.Events(source),
    };

    private ObjectType TypeOf(EventType type)
    {
        if (!_types.TryGetValue(type, out var made))
        {
            made = new ObjectType(type.Name, () => [.. type.Fields.Select(Field)]) { Description = type.Description };
            _types.Add(type, made);
        }

        return made;
    }

    private FieldDefinition Field(EventField field)
    {
        switch (field)
        {
            case EventField.Value value:
                return new FieldDefinition(value.Name, value.Type)
                {
                    Description = value.Description,
                    Annotation = new FieldMeaning.EventValue(value.Read),
                };
            case EventField.Node node:
                var entity = model.Entities.First(one => one.Name == node.Entity);
                return new FieldDefinition(node.Name, outputs.Entity(entity))
                {
                    Description = node.Description,
                    Annotation = new FieldMeaning.EventNode(entity.Set, node.ReadId),
                };
            default:
                throw new UnreachableException();
        }
    }
}
