namespace AiChef.LocalCloud.Access;

/// <summary>Knows callers by their keys and decides what they may do.</summary>
internal interface IAccessControl
{
    /// <summary>The account of a session's keys; null for keys that no role gave.</summary>
    string? AccountOf(string accessKeyId);

    /// <summary>The session of keys, as its role is now; null for keys that no role gave.</summary>
    AccessPrincipal? Session(string accessKeyId);

    /// <summary>A session that a service makes with a role, for instance a stack with its RoleARN.</summary>
    AccessPrincipal RoleSession(string roleArn, string sessionName);

    /// <summary>Begins a session that a service makes with a role for others, as Lambda does for a function.</summary>
    /// <returns>The id of its access key.</returns>
    string BeginSession(string roleArn, string sessionName, TimeSpan duration);

    /// <summary>Whether a role exists and its trust policy names a service.</summary>
    bool IsAssumableBy(string roleArn, string service);

    /// <summary>Why a caller may not do something; null when it may.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="need">What is asked.</param>
    /// <param name="scope">Account and region of the request.</param>
    /// <param name="request">Condition keys of the request, such as aws:UserAgent and aws:RequestTag.</param>
    AccessRefusal? Refusal(AccessPrincipal caller, AccessNeed need, Scope scope, AccessContext request);
}
