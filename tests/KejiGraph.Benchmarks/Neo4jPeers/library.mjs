// A peer: Neo4j's own GraphQL library over the same stored graph. The document is parsed once, requests begin at execute.
import { execute, parse, validate } from 'graphql';
import { Neo4jGraphQL } from '@neo4j/graphql';

const typeDefs = `
  type Enterprise @node {
    id: ID!
    name: String!
    foundedOn: Date
    agreements: [Agreement!]! @relationship(type: "PARTY_TO", direction: OUT)
  }
  type Agreement @node {
    id: ID!
    name: String!
    status: String
    universities: [University!]! @relationship(type: "PARTY_TO", direction: IN)
    talents: [Talent!]! @relationship(type: "PARTY_TO", direction: IN)
  }
  type University @node {
    id: ID!
    name: String!
    foundedOn: Date
  }
  type Talent @node {
    id: ID!
    name: String!
    title: String
  }
`;

const query = `
  query PartnersOfEnterprises($foundedFrom: Date!, $first: Int!) {
    enterprises(where: { foundedOn: { gte: $foundedFrom } }, sort: [{ id: ASC }], limit: $first) {
      id
      name
      foundedOn
      agreements(sort: [{ id: ASC }], limit: 3) {
        id
        name
        status
        universities(sort: [{ id: ASC }], limit: 10) { name foundedOn }
        talents(sort: [{ id: ASC }], limit: 10) { name title }
      }
    }
  }
`;

export async function peer(neo4j, driver) {
  const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
  const document = parse(query);
  const [mistake] = validate(schema, document);
  if (mistake) throw mistake;
  return async function ask(variableValues) {
    const contextValue = { sessionConfig: { database: 'neo4j' } };
    const result = await execute({ schema, document, contextValue, variableValues });
    if (result.errors) throw result.errors[0];
    return JSON.stringify(result);
  };
}
