using System.Collections.Immutable;
using System.Diagnostics;

namespace KejiGraph.GraphQL.Language;

/// <summary>Type system definitions and extensions.</summary>
internal readonly partial struct SyntaxWriter
{
    private void WriteTypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionSyntax schema:
                WriteHead(schema, "schema", name: null);
                WriteDirectives(schema.Directives);
                WriteMembers(schema.OperationTypes);
                break;
            case OperationTypeDefinitionSyntax operationType:
                Add(operationType.Operation.Keyword(), ": ", operationType.Type.Name);
                break;
            case ScalarTypeDefinitionSyntax scalar:
                WriteHead(scalar, "scalar", scalar.Name);
                WriteDirectives(scalar.Directives);
                break;
            case FieldsTypeDefinitionSyntax type:
                WriteHead(type, type is ObjectTypeDefinitionSyntax ? "type" : "interface", type.Name);
                WriteOnOneLine(" implements ", type.Interfaces, " & ", "");
                WriteDirectives(type.Directives);
                WriteMembers(type.Fields);
                break;
            case UnionTypeDefinitionSyntax union:
                WriteHead(union, "union", union.Name);
                WriteDirectives(union.Directives);
                WriteOnOneLine(" = ", union.Types, " | ", "");
                break;
            case EnumTypeDefinitionSyntax type:
                WriteHead(type, "enum", type.Name);
                WriteDirectives(type.Directives);
                WriteMembers(type.Values);
                break;
            case InputObjectTypeDefinitionSyntax type:
                WriteHead(type, "input", type.Name);
                WriteDirectives(type.Directives);
                WriteMembers(type.Fields);
                break;
            case DirectiveDefinitionSyntax directive:
                WriteDirectiveDefinition(directive);
                break;
            case MemberDefinitionSyntax member:
                WriteMember(member);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WriteHead(TypeSystemDefinitionSyntax definition, string keyword, string? name)
    {
        WriteDescription(definition.Description);
        Add(definition.IsExtension ? "extend " : "", keyword);
        if (name is not null)
        {
            Add(" ", name);
        }
    }

    private void WriteMembers<T>(ImmutableArray<T> members)
        where T : SyntaxNode => WriteBlock(" {", members);

    private void WriteMember(MemberDefinitionSyntax member)
    {
        WriteDescription(member.Description);
        Add(member.Name);
        switch (member)
        {
            case FieldDefinitionSyntax field:
                WriteDefinitionsInParens(field.Arguments, indented: true);
                WriteTypeAndDefault(field.Type, null);
                break;
            case InputValueDefinitionSyntax value:
                WriteTypeAndDefault(value.Type, value.DefaultValue);
                break;
        }

        WriteDirectives(member.Directives);
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionSyntax directive)
    {
        WriteHead(directive, "directive", "@" + directive.Name);
        WriteDefinitionsInParens(directive.Arguments, indented: true);
        WriteDirectives(directive.Directives);
        if (!directive.IsExtension)
        {
            var locations = string.Join(" | ", directive.Locations.Select(location => location.Name()));
            Add(directive.IsRepeatable ? " repeatable" : "", " on ", locations);
        }
    }
}
