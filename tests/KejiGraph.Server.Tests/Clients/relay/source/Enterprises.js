// What a Relay application says of its data: fragments, a refetchable connection of the root, and one of a node.
const { graphql } = require('relay-runtime');

graphql`
  query EnterprisesQuery($first: Int!, $after: String) {
    ...Enterprises_list @arguments(first: $first, after: $after)
  }
`;

graphql`
  fragment Enterprises_list on Query
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" })
  @refetchable(queryName: "EnterprisesPageQuery") {
    enterprises(first: $first, after: $after, order: [{ name: ASC }]) @connection(key: "Enterprises_enterprises") {
      edges { node { ...Enterprises_card } }
    }
  }
`;

graphql`
  fragment Enterprises_card on Enterprise { id name }
`;

graphql`
  fragment Enterprises_agreements on Enterprise
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
  @refetchable(queryName: "EnterprisesAgreementsQuery") {
    agreements(first: $count, after: $cursor) @connection(key: "Enterprises_agreements") {
      totalCount
      edges { node { name parties { edges { node { __typename name } } } } }
    }
  }
`;
