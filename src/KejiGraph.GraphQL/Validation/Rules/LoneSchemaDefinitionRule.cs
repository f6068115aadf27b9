using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>A document defines at most one schema, and none where there is one.</summary>
internal sealed class LoneSchemaDefinitionRule(ValidationContext context) : IEnter<SchemaDefinitionSyntax>
{
    private int _count;

    public bool Enter(SchemaDefinitionSyntax node)
    {
        if (node.IsExtension)
        {
            return true;
        }

        if (context.ExistingSchema?.Parts is { } parts
            && (parts.Syntax is not null || (parts.Query ?? parts.Mutation ?? parts.Subscription) is not null))
        {
            context.Report("Cannot define a new schema within a schema extension.", node);
        }
        else if (_count++ > 0)
        {
            context.Report("Must provide only one schema definition.", node);
        }

        return true;
    }
}
