using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Values for the functions of a template: the stack's resources, exports, and stored parameters.</summary>
internal interface IResourceValues
{
    /// <summary>What Ref gives for a resource.</summary>
    JsonNode? Reference(string logicalId);

    /// <summary>What Fn::GetAtt gives.</summary>
    JsonNode? Attribute(string logicalId, string attribute);

    /// <summary>The value of an export.</summary>
    JsonNode? Import(string exportName);

    /// <summary>The value of <c>{{resolve:service:reference}}</c>.</summary>
    string Dynamic(string service, string reference);
}
