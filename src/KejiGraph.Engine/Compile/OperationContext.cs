using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>What all parts of an operation are compiled with. Immutable.</summary>
internal sealed class OperationContext(Schema schema, DocumentSyntax document, OperationDefinitionSyntax syntax)
{
    /// <summary>The schema.</summary>
    public Schema Schema { get; } = schema;

    /// <summary>The operation, of a document that was validated.</summary>
    public OperationDefinitionSyntax Syntax { get; } = syntax;

    /// <summary>The type that the operation selects from.</summary>
    public ObjectType RootType { get; } = schema.FindRootType(syntax.Operation)!;

    /// <summary>Collects its fields.</summary>
    public FieldCollector Collector { get; } = new(schema, document);

    /// <summary>Its variables.</summary>
    public OperationVariables Variables { get; } = new(schema, syntax.VariableDefinitions);
}
