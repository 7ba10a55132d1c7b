namespace AiChef.LocalCloud.Access;

/// <summary>Principal or NotPrincipal of a statement, as pairs of type (AWS, Service, Federated) and text.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal sealed record PolicyPrincipals(IReadOnlyList<(string Type, string Text)> Named, bool IsInverted)
{
    /// <summary>How directly the statement names a caller.</summary>
    public PrincipalMatch Match(AccessPrincipal caller)
    {
        var best = Named.Select(each => Match(each.Type, each.Text, caller)).DefaultIfEmpty(PrincipalMatch.None).Max();
        return !IsInverted ? best
            : best == PrincipalMatch.None ? PrincipalMatch.Role
            : PrincipalMatch.None;
    }

    private static PrincipalMatch Match(string type, string text, AccessPrincipal caller) =>
        type switch
        {
            "AWS" when caller.Kind == PrincipalKind.Aws => text switch
            {
                "*" => PrincipalMatch.Role,
                _ when text == caller.Arn => PrincipalMatch.Session,
                _ when text == caller.RoleArn => PrincipalMatch.Role,
                _ when text == caller.Account || text == $"arn:aws:iam::{caller.Account}:root" =>
                    PrincipalMatch.Account,
                _ => PrincipalMatch.None,
            },
            "Service" when caller.Kind == PrincipalKind.Service && text == caller.Arn => PrincipalMatch.Session,
            "Federated" when caller.Kind == PrincipalKind.Federated && (text == caller.Arn || text == "*") =>
                PrincipalMatch.Session,
            _ when text == "*" && type == "AWS" => PrincipalMatch.Role,
            _ => PrincipalMatch.None,
        };
}
