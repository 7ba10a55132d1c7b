namespace AiChef.LocalCloud.Access;

/// <summary>One action on one resource.</summary>
/// <param name="Action">For instance <c>s3:GetObject</c>.</param>
/// <param name="Resource">ARN, or "*" for an action that has no resource.</param>
/// <param name="Context">All condition keys of the request.</param>
internal sealed record AccessRequest(string Action, string Resource, AccessContext Context);
