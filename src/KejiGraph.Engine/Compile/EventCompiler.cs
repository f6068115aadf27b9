using System.Diagnostics;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Compile;

/// <summary>Compiles the one field of a subscription: what is selected of an event, and of the nodes that it names.</summary>
internal sealed class EventCompiler(PartCompiler part, SelectionCompiler selections)
{
    /// <summary>Compiles the field's object. The store knows nothing of it: it pushes the nodes in it.</summary>
    public CompiledFields Compile(CollectedField field)
    {
        var type = (ObjectType)field.Definition.Type.Named;
        var fields = selections.Fields(part.CollectSubfields(type, field), EventField, scope: null);
        var shape = new ResponseShape.Object(
            isNonNull: true, SelectionCompiler.TypeNames(fields.Entries, type.Name), isOfEvent: true);
        return new CompiledFields(fields.Projections, [new ResponseEntry.Inline(field, -1, shape)], []);
    }

    private CompiledField EventField(CollectedField field)
    {
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.EventValue { Read: var read }:
                return CompiledField.Known((output, context) => Write(output, read(context.Event!)));
            case FieldMeaning.EventNode { Set: var set, ReadId: var readId }:
                var (selection, shape) = selections.Nodes(set, field, isNonNull: false, DeferScope.Whole);
                var id = part.Parameters.Add(new ParameterBinding.EventNode(readId), "event");
                return CompiledField.Stored(new Projection.Node(field.ResponseName, -1, set, id, selection), shape);
            default:
                throw new UnreachableException();
        }
    }

    private static void Write(ResponseBuffer output, object? value)
    {
        switch (value)
        {
            case null:
                output.Append("null"u8);
                break;
            case string text:
                JsonText.String(output, System.Text.Encoding.UTF8.GetBytes(text));
                break;
            case bool truth:
                output.Append(truth ? "true"u8 : "false"u8);
                break;
            case long number:
                JsonText.Integer(output, number);
                break;
            case double number:
                JsonText.Float(output, number);
                break;
            case DateTimeOffset instant:
                JsonText.DateTime(output, instant);
                break;
            default:
                throw new UnreachableException($"An event gave a value of type {value.GetType()}.");
        }
    }
}
