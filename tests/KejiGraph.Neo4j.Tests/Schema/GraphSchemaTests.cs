using KejiGraph.Engine.Model;
using KejiGraph.GraphQL.Language;
using KejiGraph.Neo4j.Schema;
using KejiGraph.Testing;

namespace KejiGraph.Neo4j.Tests.Schema;

public sealed class GraphSchemaTests
{
    [Fact]
    public void The_checked_in_script_is_what_the_model_asks_for()
    {
        var model = ModelReader.Read(
            new SourceText(File.ReadAllBytes(Repository.PathOf("schema", "model.graphql")), "model.graphql"));

        var script = GraphSchema.Script(model.Graph);

        Assert.Equal(Repository.Expected(Repository.PathOf("schema", "neo4j.cypher"), script), script);
    }

    [Fact]
    public void Every_kind_of_constraint_and_index_has_its_statement()
    {
        var model = new SmallModel().Graph;

        var statements = GraphSchema.Of(model).Select(statement => statement.Text);

        Assert.Equal(
            [
                "CREATE CONSTRAINT `__Commits.name.unique` IF NOT EXISTS FOR (n:`__Commits`) REQUIRE n.`name` IS UNIQUE",
                "CREATE CONSTRAINT `Node.id.unique` IF NOT EXISTS FOR (n:`Node`) REQUIRE n.`id` IS UNIQUE",
                "CREATE CONSTRAINT `Person.id.unique` IF NOT EXISTS FOR (n:`Person`) REQUIRE n.`id` IS UNIQUE",
                "CREATE RANGE INDEX `Person.name.range` IF NOT EXISTS FOR (n:`Person`) ON (n.`name`)",
                "CREATE RANGE INDEX `Person.age.range` IF NOT EXISTS FOR (n:`Person`) ON (n.`age`)",
                "CREATE RANGE INDEX `Person.rank.range` IF NOT EXISTS FOR (n:`Person`) ON (n.`rank`)",
                "CREATE CONSTRAINT `Person.mail.unique` IF NOT EXISTS FOR (n:`Person`) REQUIRE n.`mail` IS UNIQUE",
                "CREATE CONSTRAINT `Paper.id.unique` IF NOT EXISTS FOR (n:`Paper`) REQUIRE n.`id` IS UNIQUE",
                "CREATE RANGE INDEX `Paper.name.range` IF NOT EXISTS FOR (n:`Paper`) ON (n.`name`)",
                "CREATE RANGE INDEX `Paper.year.range` IF NOT EXISTS FOR (n:`Paper`) ON (n.`year`)",
                "CREATE RANGE INDEX `WROTE.id.range` IF NOT EXISTS FOR ()-[n:`WROTE`]-() ON (n.`id`)",
                "CREATE RANGE INDEX `CITES.id.range` IF NOT EXISTS FOR ()-[n:`CITES`]-() ON (n.`id`)",
                "CREATE FULLTEXT INDEX `names` IF NOT EXISTS FOR (n:`Person`|`Paper`) ON EACH [n.`name`, n.`notes`] "
                    + "OPTIONS { indexConfig: { `fulltext.analyzer`: \"cjk\" } }",
            ],
            statements);
    }
}
