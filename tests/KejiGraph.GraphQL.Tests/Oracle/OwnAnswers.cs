using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Tests.Introspection;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>Answers the oracle's questions with the project, in the oracle's form.</summary>
internal sealed class OwnAnswers
{
    private readonly Dictionary<string, Schema> _schemas = [];

    /// <summary>The valid schemas that questions have built.</summary>
    public IReadOnlyDictionary<string, Schema> Schemas => _schemas;

    public JsonObject Answer(Question question) => question.Op switch
    {
        "schema" => AnswerSchema(question),
        "document" => AnswerDocument(question),
        _ => AnswerParse(question),
    };

    private static JsonObject Describe(GraphQLError error) => new()
    {
        ["message"] = error.Message,
        ["locations"] = new JsonArray([
            .. error.Locations.Select(location => new JsonObject
            {
                ["line"] = location.Line,
                ["column"] = location.Column,
            }),
        ]),
    };

    private static JsonArray Describe(ImmutableArray<GraphQLError> errors) => [.. errors.Select(Describe)];

    private static JsonObject DescribeSchema(Schema schema, string? introspection)
    {
        var errors = schema.Validate();
        var answer = new JsonObject
        {
            ["schemaErrors"] = Describe(errors),
            ["printSchema"] = SchemaPrinter.Print(schema),
            ["printIntrospection"] = SchemaPrinter.PrintIntrospection(schema),
        };
        if (errors.IsEmpty && introspection is not null)
        {
            answer["introspection"] = IntrospectionExecutor.Execute(schema, introspection);
        }

        return answer;
    }

    private static JsonObject DescribeExtension(Schema schema, Question question)
    {
        var source = new SourceText(question.Extension!);
        if (!Parser.TryParse(source, ParserOptions.Trusted, out var document, out var error))
        {
            return new JsonObject { ["parseError"] = Describe(error) };
        }

        if (DocumentValidator.ValidateTypeSystem(document, schema) is { IsEmpty: false } errors)
        {
            return new JsonObject { ["sdlErrors"] = Describe(errors) };
        }

        try
        {
            return DescribeSchema(SchemaBuilder.Extend(schema, document), question.Introspection);
        }
        catch (GraphQLException exception)
        {
            return new JsonObject { ["buildError"] = exception.Message };
        }
    }

    private JsonObject AnswerSchema(Question question)
    {
        if (!Parser.TryParse(new SourceText(question.Text), ParserOptions.Trusted, out var document, out var error))
        {
            return new JsonObject { ["parseError"] = Describe(error) };
        }

        if (DocumentValidator.ValidateTypeSystem(document) is { IsEmpty: false } errors)
        {
            return new JsonObject { ["print"] = Printer.Print(document), ["sdlErrors"] = Describe(errors) };
        }

        Schema schema;
        try
        {
            schema = SchemaBuilder.Build(document);
        }
        catch (GraphQLException exception)
        {
            return new JsonObject { ["print"] = Printer.Print(document), ["buildError"] = exception.Message };
        }

        var answer = DescribeSchema(schema, question.Introspection);
        answer["print"] = Printer.Print(document);
        if (question.Extension is not null)
        {
            answer["extension"] = DescribeExtension(schema, question);
        }

        _schemas[question.Schema!] = schema;
        return answer;
    }

    private JsonObject AnswerDocument(Question question)
    {
        if (!Parser.TryParse(new SourceText(question.Text), ParserOptions.Trusted, out var document, out var error))
        {
            return new JsonObject { ["parseError"] = Describe(error) };
        }

        var schema = _schemas[question.Schema!];
        var options = ValidationOptions.Trusted with { HideSuggestions = question.HideSuggestions };
        var errors = DocumentValidator.Validate(schema, document, options);
        var answer = new JsonObject
        {
            ["tokenCount"] = document.TokenCount,
            ["print"] = Printer.Print(document),
            ["errors"] = Describe(errors),
        };
        var operation = document.Definitions.OfType<OperationDefinitionSyntax>().FirstOrDefault();
        if (operation is not null && question.Variables is not null)
        {
            answer["variables"] = DescribeVariables(schema, document, operation, question, errors.IsEmpty);
        }

        return answer;
    }

    private static JsonObject DescribeVariables(
        Schema schema,
        DocumentSyntax document,
        OperationDefinitionSyntax operation,
        Question question,
        bool isValid)
    {
        using var json = JsonDocument.Parse(question.Variables!);
        var variables = new OperationVariables(schema, operation.VariableDefinitions);
        var options = VariableOptions.Default with { HideSuggestions = question.HideSuggestions };
        if (!variables.TryCoerce(json.RootElement, options, out var values, out var errors))
        {
            return new JsonObject { ["errors"] = Describe(errors) };
        }

        var coerced = new JsonObject();
        foreach (var definition in operation.VariableDefinitions)
        {
            if (values.TryGetValue(definition.Variable.Name, out var value))
            {
                coerced[definition.Variable.Name] = CoercedJson.Of(value);
            }
        }

        var answer = new JsonObject { ["coerced"] = coerced.ToJsonString() };
        if (isValid)
        {
            answer["arguments"] = DescribeArguments(schema, operation, values);
            answer["collected"] = new CollectedFields(schema, document, values).Describe(operation);
        }

        if (isValid && question.IsIntrospection)
        {
            answer["introspection"] = IntrospectionExecutor.Execute(schema, document, values);
        }

        return answer;
    }

    private static JsonArray DescribeArguments(
        Schema schema, OperationDefinitionSyntax operation, VariableValues variables)
    {
        var rootType = schema.FindRootType(operation.Operation)!;
        var answers = new JsonArray();
        foreach (var field in operation.SelectionSet.Selections.OfType<FieldSyntax>())
        {
            var definition = schema.FindField(rootType, field.Name)!;
            var isCoerced = ArgumentCoercion.TryCoerce(definition, field, variables, out var values, out var error);
            answers.Add((JsonNode)(isCoerced
                ? new JsonObject { ["coerced"] = CoercedJson.Of(values!.Values).ToJsonString() }
                : Describe(error!)));
        }

        return answers;
    }

    private JsonObject AnswerParse(Question question)
    {
        var source = new SourceText(question.Text);
        try
        {
            SyntaxNode node = question.Kind switch
            {
                "value" => Parser.ParseValue(source),
                "constValue" => Parser.ParseConstValue(source),
                "type" => Parser.ParseType(source),
                _ => Parser.ParseSchemaCoordinate(source),
            };
            var answer = new JsonObject { ["print"] = Printer.Print(node) };
            if (node is SchemaCoordinateSyntax coordinate)
            {
                answer["found"] = KindOf(SchemaElement.Find(_schemas[question.Schema!], coordinate));
            }

            return answer;
        }
        catch (GraphQLException exception)
        {
            return new JsonObject { ["parseError"] = Describe(exception.Errors[0]) };
        }
    }

    private static string? KindOf(SchemaElement? element) => element switch
    {
        null => null,
        { Directive: not null, InputValue: not null } => "DirectiveArgument",
        { Directive: not null } => "Directive",
        { Field: not null, InputValue: not null } => "FieldArgument",
        { Field: not null } => "Field",
        { InputValue: not null } => "InputField",
        { EnumValue: not null } => "EnumValue",
        _ => "NamedType",
    };
}
