using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>Answers a field of introspection from the schema, without the store.</summary>
internal sealed class IntrospectionAnswer(OperationContext operation, CollectedField root)
{
    /// <summary>Writes the value.</summary>
    public void Write(ResponseBuffer output, ResponseContext context) =>
        Field(
            output,
            context.Variables,
            root,
            source: root.Definition == MetaFields.TypeName ? operation.RootType : operation.Schema);

    private void Field(ResponseBuffer output, VariableValues variables, CollectedField field, object source)
    {
        if (!ArgumentCoercion.TryCoerce(field.Definition, field.Syntax, variables, out var arguments, out var error))
        {
            throw new GraphQLException(error);
        }

        var resolver = (IntrospectionResolver)field.Definition.Annotation!;
        Value(output, variables, field, resolver(operation.Schema, source, arguments));
    }

    private void Value(ResponseBuffer output, VariableValues variables, CollectedField field, object? value)
    {
        switch (value)
        {
            case null or string or bool:
                JsonText.Leaf(output, value);
                break;
            case IReadOnlyList<object> items:
                output.Append((byte)'[');
                for (var index = 0; index < items.Count; index++)
                {
                    if (index > 0)
                    {
                        output.Append((byte)',');
                    }

                    Value(output, variables, field, items[index]);
                }

                output.Append((byte)']');
                break;
            default:
                Object(output, variables, field, value);
                break;
        }
    }

    private void Object(ResponseBuffer output, VariableValues variables, CollectedField field, object source)
    {
        var type = (ObjectType)field.Definition.Type.Named;
        output.Append((byte)'{');
        foreach (var (inner, condition) in FieldPlaces.Of(operation.Collector.CollectSubfields(type, field)))
        {
            if (!condition.Holds(variables, isIncremental: false))
            {
                continue;
            }

            if (output.Last != '{')
            {
                output.Append((byte)',');
            }

            output.Append((byte)'"');
            output.Append(System.Text.Encoding.UTF8.GetBytes(inner.ResponseName));
            output.Append("\":"u8);
            Field(output, variables, inner, inner.Definition == MetaFields.TypeName ? type : source);
        }

        output.Append((byte)'}');
    }
}
