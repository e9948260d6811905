// The page exists to go on: whoever signs in has pressed enough buttons.
document.querySelector("form[data-onward]").submit();
