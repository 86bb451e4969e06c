package org.netbearer.bearer.corewlan.port;

/** Constants of the macOS SDK, with their names there. */
public final class CoreWlanConstants {
    public static final int kCWEAPOLErr = 1;
    public static final int kCWInvalidParameterErr = -3900;
    public static final int kCWNotSupportedErr = -3903;
    public static final int kCWTimeoutErr = -3905;
    public static final int kCWAssociationDeniedErr = -3909;
    public static final int kCWChallengeFailureErr = -3912;
    public static final int kCWAPFullErr = -3913;
    public static final int kCWInvalidPMKErr = -3924;
    public static final int kCWSupplicantTimeoutErr = -3925;
    public static final int kCWReferenceNotBoundErr = -3928;
    public static final int kCWIPCFailureErr = -3929;
    public static final int kCWOperationNotPermittedErr = -3930;

    public static final long kCWSecurityNone = 0;
    public static final long kCWSecurityWEP = 1;
    public static final long kCWSecurityWPAPersonal = 2;
    public static final long kCWSecurityWPAPersonalMixed = 3;
    public static final long kCWSecurityWPA2Personal = 4;
    public static final long kCWSecurityPersonal = 5;
    public static final long kCWSecurityDynamicWEP = 6;
    public static final long kCWSecurityWPAEnterprise = 7;
    public static final long kCWSecurityWPAEnterpriseMixed = 8;
    public static final long kCWSecurityWPA2Enterprise = 9;
    public static final long kCWSecurityEnterprise = 10;
    public static final long kCWSecurityWPA3Personal = 11;
    public static final long kCWSecurityWPA3Enterprise = 12;
    public static final long kCWSecurityWPA3Transition = 13;
    public static final long kCWSecurityOWE = 14;
    public static final long kCWSecurityOWETransition = 15;
    public static final long kCWSecurityUnknown = Long.MAX_VALUE;

    public static final long kCWChannelBand2GHz = 1;
    public static final long kCWChannelBand5GHz = 2;
    public static final long kCWChannelBand6GHz = 3;

    public static final long kCWChannelWidth20MHz = 1;
    public static final long kCWChannelWidth40MHz = 2;
    public static final long kCWChannelWidth80MHz = 3;
    public static final long kCWChannelWidth160MHz = 4;

    public static final long CWEventTypePowerDidChange = 1;
    public static final long CWEventTypeSSIDDidChange = 2;
    public static final long CWEventTypeBSSIDDidChange = 3;
    public static final long CWEventTypeLinkDidChange = 5;
    public static final long CWEventTypeScanCacheUpdated = 8;

    public static final int kCLAuthorizationStatusNotDetermined = 0;
    public static final int kCLAuthorizationStatusRestricted = 1;
    public static final int kCLAuthorizationStatusDenied = 2;

    private CoreWlanConstants() {}
}
