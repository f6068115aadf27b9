using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation;

/// <summary>Type system definitions and extensions.</summary>
internal sealed partial class DocumentWalker
{

    private readonly RuleListeners<SchemaDefinitionSyntax> _schemas =
        RuleListeners<SchemaDefinitionSyntax>.Among(rules);

    private readonly RuleListeners<TypeDefinitionSyntax> _typeDefinitions =
        RuleListeners<TypeDefinitionSyntax>.Among(rules);

    private readonly RuleListeners<MemberDefinitionSyntax> _members =
        RuleListeners<MemberDefinitionSyntax>.Among(rules);

    private readonly RuleListeners<DirectiveDefinitionSyntax> _directiveDefinitions =
        RuleListeners<DirectiveDefinitionSyntax>.Among(rules);

    private void WalkTypeSystem(TypeSystemDefinitionSyntax definition)
    {
        switch (definition)
        {
            case SchemaDefinitionSyntax schema:
                _schemas.Enter(schema, _skipping);
                WalkDirectives(schema.Directives, DirectiveLocation.Schema);
                foreach (var operationType in schema.OperationTypes)
                {
                    WalkType(operationType.Type);
                }

                _schemas.Leave(schema, _skipping);
                break;
            case DirectiveDefinitionSyntax directive:
                _directiveDefinitions.Enter(directive, _skipping);
                WalkInputValues(directive.Arguments, DirectiveLocation.ArgumentDefinition);
                WalkDirectives(directive.Directives, DirectiveLocation.DirectiveDefinition);
                _directiveDefinitions.Leave(directive, _skipping);
                break;
            case TypeDefinitionSyntax type:
                _typeDefinitions.Enter(type, _skipping);
                WalkTypeDefinition(type);
                _typeDefinitions.Leave(type, _skipping);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WalkTypeDefinition(TypeDefinitionSyntax definition)
    {
        switch (definition)
        {
            case ScalarTypeDefinitionSyntax scalar:
                WalkDirectives(scalar.Directives, DirectiveLocation.Scalar);
                break;
            case FieldsTypeDefinitionSyntax type:
                WalkNamedTypes(type.Interfaces);
                var isObject = type is ObjectTypeDefinitionSyntax;
                WalkDirectives(type.Directives, isObject ? DirectiveLocation.Object : DirectiveLocation.Interface);
                foreach (var field in type.Fields)
                {
                    WalkFieldDefinition(field);
                }

                break;
            case UnionTypeDefinitionSyntax union:
                WalkDirectives(union.Directives, DirectiveLocation.Union);
                WalkNamedTypes(union.Types);
                break;
            case EnumTypeDefinitionSyntax type:
                WalkDirectives(type.Directives, DirectiveLocation.Enum);
                foreach (var value in type.Values)
                {
                    _members.Enter(value, _skipping);
                    WalkDirectives(value.Directives, DirectiveLocation.EnumValue);
                    _members.Leave(value, _skipping);
                }

                break;
            case InputObjectTypeDefinitionSyntax input:
                WalkDirectives(input.Directives, DirectiveLocation.InputObject);
                WalkInputValues(input.Fields, DirectiveLocation.InputFieldDefinition);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WalkNamedTypes(ImmutableArray<NamedTypeSyntax> types)
    {
        foreach (var type in types)
        {
            WalkType(type);
        }
    }

    private void WalkFieldDefinition(FieldDefinitionSyntax field)
    {
        _members.Enter(field, _skipping);
        WalkInputValues(field.Arguments, DirectiveLocation.ArgumentDefinition);
        WalkType(field.Type);
        WalkDirectives(field.Directives, DirectiveLocation.FieldDefinition);
        _members.Leave(field, _skipping);
    }

    private void WalkInputValues(ImmutableArray<InputValueDefinitionSyntax> values, DirectiveLocation location)
    {
        foreach (var value in values)
        {
            _members.Enter(value, _skipping);
            WalkType(value.Type);
            if (value.DefaultValue is not null)
            {
                WalkValue(value.DefaultValue);
            }

            WalkDirectives(value.Directives, location);
            _members.Leave(value, _skipping);
        }
    }
}
