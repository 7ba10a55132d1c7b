using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>The templates of the modules that an account registered in a region.</summary>
internal interface IModuleTemplates
{
    /// <summary>A version of a module and its template; null when there is no such module.</summary>
    /// <param name="scope">Account and region.</param>
    /// <param name="name">Name of the module.</param>
    /// <param name="version">The version; null for the default one, which a deprecated module lacks.</param>
    (string Version, JsonObject Fragment)? Module(Scope scope, string name, string? version);
}
