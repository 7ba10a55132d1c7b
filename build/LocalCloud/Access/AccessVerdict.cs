namespace AiChef.LocalCloud.Access;

/// <summary>The decision on a request; every value but <see cref="Allowed"/> says what refuses it.</summary>
internal enum AccessVerdict
{
    Allowed,
    DeniedByIdentity,
    DeniedByBoundary,
    DeniedBySession,
    DeniedByResource,
    NotAllowedByIdentity,
    NotAllowedByBoundary,
    NotAllowedBySession,
    NotAllowedByResource,
}
