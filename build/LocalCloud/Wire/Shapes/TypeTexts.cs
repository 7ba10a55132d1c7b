namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>The ways in which services tell that a JSON value has a wrong type.</summary>
internal enum TypeTexts
{
    /// <summary>"NUMBER_VALUE can not be converted to a String".</summary>
    Tokens,

    /// <summary>"class java.lang.Boolean can not be converted to an String": API Gateway.</summary>
    Classes,

    /// <summary>"NUMBER_VALUE cannot be converted to String": DynamoDB.</summary>
    BareTokens,
}
