package org.netbearer.bearer.corewlan.sc;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.corewlan.objc.UnheldCallback;

/** The functions of SystemConfiguration that are called, by their own names; ownership as in {@link CoreFoundation}. */
interface SystemConfiguration {
    int SCError();

    @Nullable
    Pointer SCDynamicStoreCreate(
            @Nullable Pointer allocator, Pointer name, @Nullable StoreCallback callout, @Nullable Pointer context);

    byte SCDynamicStoreSetNotificationKeys(Pointer store, Pointer keys, Pointer patterns);

    @Nullable
    Pointer SCDynamicStoreCreateRunLoopSource(@Nullable Pointer allocator, Pointer store, long order);

    @Nullable
    Pointer SCDynamicStoreCopyMultiple(Pointer store, Pointer keys, Pointer patterns);

    @Nullable
    Pointer SCNetworkInterfaceCopyAll();

    @Nullable
    Pointer SCNetworkInterfaceGetBSDName(Pointer adapter);

    @Nullable
    Pointer SCNetworkInterfaceGetInterfaceType(Pointer adapter);

    @Nullable
    Pointer SCNetworkInterfaceGetLocalizedDisplayName(Pointer adapter);

    /** The callback {@code SCDynamicStoreCallBack}. */
    abstract class StoreCallback extends UnheldCallback implements Callback {
        public abstract void invoke(Pointer store, @Nullable Pointer keys, @Nullable Pointer info);
    }
}
