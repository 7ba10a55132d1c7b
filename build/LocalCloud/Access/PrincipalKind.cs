namespace AiChef.LocalCloud.Access;

/// <summary>The kinds of principals that a statement can name.</summary>
internal enum PrincipalKind
{
    Aws,
    Service,
    Federated,
}
